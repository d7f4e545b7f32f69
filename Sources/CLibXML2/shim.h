#ifndef RUNBOOK_CLIBXML2_SHIM_H
#define RUNBOOK_CLIBXML2_SHIM_H

#if __has_include(<libxml/HTMLparser.h>)
#include <libxml/xmlversion.h>
// Whether libxml2 converts with ICU does not matter here, and ICU's headers would clash with those of Swift's own ICU.
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#else
#error "libxml2 was not found. Install the Debian packages libxml2-dev and pkg-config: sudo apt-get install -y libxml2-dev pkg-config"
#endif

#endif
