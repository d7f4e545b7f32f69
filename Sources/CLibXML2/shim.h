#ifndef RUNBOOK_CLIBXML2_SHIM_H
#define RUNBOOK_CLIBXML2_SHIM_H

#if __has_include(<libxml/HTMLparser.h>)
#include <libxml/xmlversion.h>
// Whether libxml2 converts with ICU does not matter here, and ICU's headers would clash with those of Swift's own ICU.
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
// The name of the shared library whose types these headers describe; it is loaded when it is needed.
#if LIBXML_VERSION >= 21400
#define RUNBOOK_LIBXML2_NAME "libxml2.so.16"
#else
#define RUNBOOK_LIBXML2_NAME "libxml2.so.2"
#endif
#else
#error "libxml2 was not found. Install the Debian package libxml2-dev: sudo apt-get install -y libxml2-dev"
#endif

#endif
