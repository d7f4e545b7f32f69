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

#include <dlfcn.h>
#include <stdbool.h>

/// The calls of libxml2 that read HTML.
struct rb_html_library {
    void (*initialize)(void);
    htmlParserCtxtPtr (*create_context)(const char *bytes, int count);
    int (*use_options)(htmlParserCtxtPtr context, int options);
    int (*switch_encoding)(xmlParserCtxtPtr context, xmlCharEncoding encoding);
    int (*parse_document)(htmlParserCtxtPtr context);
    void (*stop_parser)(xmlParserCtxtPtr context);
    void (*free_context)(htmlParserCtxtPtr context);
};

/// Loads the library and finds its calls; false where it is not installed.
///
/// What dlsym gives becomes a function here, because a cast of it is plain C (POSIX.1-2024, dlsym).
static inline bool rb_load_html_library(struct rb_html_library *library)
{
    void *handle = dlopen(RUNBOOK_LIBXML2_NAME, RTLD_NOW | RTLD_LOCAL);
    if (handle == NULL)
        return false;
    *(void **)&library->initialize = dlsym(handle, "xmlInitParser");
    *(void **)&library->create_context = dlsym(handle, "htmlCreateMemoryParserCtxt");
    *(void **)&library->use_options = dlsym(handle, "htmlCtxtUseOptions");
    *(void **)&library->switch_encoding = dlsym(handle, "xmlSwitchEncoding");
    *(void **)&library->parse_document = dlsym(handle, "htmlParseDocument");
    *(void **)&library->stop_parser = dlsym(handle, "xmlStopParser");
    *(void **)&library->free_context = dlsym(handle, "htmlFreeParserCtxt");
    return library->initialize && library->create_context && library->use_options && library->switch_encoding
        && library->parse_document && library->stop_parser && library->free_context;
}

#else
#error "libxml2 was not found. Install the Debian package libxml2-dev: sudo apt-get install -y libxml2-dev"
#endif

#endif
