#include <libxml/xmlversion.h>
// The converters of ICU, which nothing here uses, would be declared a second time beside
// Foundation's own.
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
