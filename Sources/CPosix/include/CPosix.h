#ifndef RUNBOOK_CPOSIX_H
#define RUNBOOK_CPOSIX_H

#endif
