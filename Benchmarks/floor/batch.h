/* A batch of rows in memory, and the virtual table through which SQLite reads it where it lies:
   no row is bound or stepped by itself. The fastest way into SQLite that we know of, and so the
   one that a floor has to take. */
#include <sqlite3.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Row-major: cell c of row r is at r * columns + c. A text or blob lies in the arena. */
struct cell {
  int64_t number; /* the integer, or the offset in the arena */
  int32_t length; /* of a text or blob, in bytes */
  int32_t type;   /* SQLITE_INTEGER, SQLITE_TEXT, SQLITE_BLOB, SQLITE_NULL */
};

struct batch {
  int columns;
  int64_t rows;
  struct cell *cells;
  size_t cells_room;
  char *arena;
  size_t used, arena_room;
  char *declaration;
};

struct cursor {
  sqlite3_vtab_cursor base;
  int64_t row;
};

struct table {
  sqlite3_vtab base;
  struct batch *batch;
};

static void *grown(void *memory, size_t *room, size_t needed, size_t size) {
  if (needed <= *room) return memory;
  *room = needed * 2;
  if (!(memory = realloc(memory, *room * size))) abort();
  return memory;
}

/* Takes the row that a statement is on. */
static void batch_add(struct batch *batch, sqlite3_stmt *row) {
  size_t first = batch->rows++ * batch->columns;
  batch->cells = grown(batch->cells, &batch->cells_room, first + batch->columns, sizeof(struct cell));
  for (int column = 0; column < batch->columns; column++) {
    struct cell *cell = &batch->cells[first + column];
    cell->type = sqlite3_column_type(row, column);
    if (cell->type == SQLITE_INTEGER) cell->number = sqlite3_column_int64(row, column);
    if (cell->type != SQLITE_TEXT && cell->type != SQLITE_BLOB) continue;
    const void *bytes = cell->type == SQLITE_TEXT ? (const void *)sqlite3_column_text(row, column)
                                                  : sqlite3_column_blob(row, column);
    cell->length = sqlite3_column_bytes(row, column);
    cell->number = batch->used;
    batch->arena = grown(batch->arena, &batch->arena_room, batch->used + cell->length, 1);
    if (cell->length) memcpy(batch->arena + batch->used, bytes, cell->length);
    batch->used += cell->length;
  }
}

static void batch_clear(struct batch *batch) { batch->rows = batch->used = 0; }

static int batch_connect(sqlite3 *store, void *data, int count, const char *const *words,
                         sqlite3_vtab **result, char **error) {
  (void)count, (void)words, (void)error;
  struct table *table = calloc(1, sizeof *table);
  table->batch = data;
  *result = &table->base;
  return sqlite3_declare_vtab(store, table->batch->declaration);
}

static int batch_disconnect(sqlite3_vtab *table) {
  free(table);
  return SQLITE_OK;
}

static int batch_best(sqlite3_vtab *table, sqlite3_index_info *info) {
  (void)table;
  info->estimatedCost = 1000000;
  return SQLITE_OK;
}

static int batch_open(sqlite3_vtab *table, sqlite3_vtab_cursor **result) {
  (void)table;
  *result = calloc(1, sizeof(struct cursor));
  return SQLITE_OK;
}

static int batch_close(sqlite3_vtab_cursor *cursor) {
  free(cursor);
  return SQLITE_OK;
}

static int batch_filter(sqlite3_vtab_cursor *cursor, int index, const char *words, int count,
                        sqlite3_value **values) {
  (void)index, (void)words, (void)count, (void)values;
  ((struct cursor *)cursor)->row = 0;
  return SQLITE_OK;
}

static int batch_next(sqlite3_vtab_cursor *cursor) {
  ((struct cursor *)cursor)->row++;
  return SQLITE_OK;
}

static int batch_eof(sqlite3_vtab_cursor *cursor) {
  return ((struct cursor *)cursor)->row >= ((struct table *)cursor->pVtab)->batch->rows;
}

static int batch_column(sqlite3_vtab_cursor *cursor, sqlite3_context *context, int column) {
  struct batch *batch = ((struct table *)cursor->pVtab)->batch;
  struct cell *cell = &batch->cells[((struct cursor *)cursor)->row * batch->columns + column];
  switch (cell->type) {
  case SQLITE_INTEGER: sqlite3_result_int64(context, cell->number); break;
  case SQLITE_TEXT:
    sqlite3_result_text(context, batch->arena + cell->number, cell->length, SQLITE_STATIC);
    break;
  case SQLITE_BLOB:
    sqlite3_result_blob(context, batch->arena + cell->number, cell->length, SQLITE_STATIC);
    break;
  default: sqlite3_result_null(context);
  }
  return SQLITE_OK;
}

static int batch_row_number(sqlite3_vtab_cursor *cursor, sqlite3_int64 *number) {
  *number = ((struct cursor *)cursor)->row;
  return SQLITE_OK;
}

/* Without xCreate the table is there by its module's name alone. */
static const sqlite3_module batch_module = {
    .xConnect = batch_connect,
    .xBestIndex = batch_best,
    .xDisconnect = batch_disconnect,
    .xOpen = batch_open,
    .xClose = batch_close,
    .xFilter = batch_filter,
    .xNext = batch_next,
    .xEof = batch_eof,
    .xColumn = batch_column,
    .xRowid = batch_row_number,
};
