#ifndef RUNBOOK_CCMARK_SHIM_H
#define RUNBOOK_CCMARK_SHIM_H

#if __has_include(<cmark.h>)
#include <cmark.h>
#else
#error "libcmark was not found. Install the Debian package libcmark-dev: sudo apt-get install -y libcmark-dev"
#endif

#endif
