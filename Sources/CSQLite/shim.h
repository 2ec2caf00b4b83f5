#include <sqlite3.h>
#include <stdint.h>

/* The virtual table over a batch of rows: its structs begin with the part that SQLite knows, which
   only C can promise. The layout of a batch is drawn at `BulkRows` in RecordStore. */

typedef struct trackway_batch {
  int64_t row_count;
  int64_t column_count;
  const uint8_t *kinds;
  const int64_t *values;
  const uint8_t *arena;
  /* `CREATE TABLE` with the columns, as SQLite asks for it. */
  const char *declaration;
} trackway_batch;

typedef struct trackway_batch_table {
  sqlite3_vtab base;
  const trackway_batch *batch;
} trackway_batch_table;

typedef struct trackway_batch_cursor {
  sqlite3_vtab_cursor base;
  const trackway_batch *batch;
  int64_t row;
} trackway_batch_cursor;

/* SQLite has one folder for the temporary files of the whole process. To be called before a second
   thread uses it. */
static inline void trackway_set_temporary_folder(const char *folder) {
  sqlite3_free(sqlite3_temp_directory);
  sqlite3_temp_directory = sqlite3_mprintf("%s", folder);
}
