#ifndef RUNBOOK_CPOSIX_H
#define RUNBOOK_CPOSIX_H

#include "terminal_guard.h"

#endif
