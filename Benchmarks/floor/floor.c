/* The floor of a load: what SQLite alone needs for the rows of a finished store.

   cc -O2 floor.c -lsqlite3 -o floor && ./floor FINISHED.db NEW.db

   It writes the finished store's own rows into an empty store with the same tables, page size,
   journal, cache and batches, makes the same indexes, proves every reference and the structure,
   and gathers the statistics. Rows lie in memory before their batch is written: the time for
   reading them out of the finished store is not counted. Nothing is mapped, checked, hashed or
   kept for a resume, and there is one thread. */
#include "batch.h"
#include <stdio.h>
#include <time.h>

/* An id is: load file, 32 bits of the record's number, 8 bits of the row in the record. */
enum { ROW_BITS = 8, FILE_BITS = 40, RECORDS_PER_COMMIT = 50000, MOST_TABLES = 256 };

struct target {
  char *name;
  struct batch batch;
  sqlite3_stmt *first, *range, *insert;
};

static sqlite3 *finished, *store;
static struct target targets[MOST_TABLES];
static int target_count;

static void check(sqlite3 *database, int result, const char *what) {
  if (result == SQLITE_OK || result == SQLITE_ROW || result == SQLITE_DONE) return;
  fprintf(stderr, "%s: %s\n", what, sqlite3_errmsg(database));
  exit(1);
}

static void run(sqlite3 *database, const char *sql) {
  check(database, sqlite3_exec(database, sql, NULL, NULL, NULL), sql);
}

static sqlite3_stmt *prepare(sqlite3 *database, const char *sql) {
  sqlite3_stmt *statement;
  check(database, sqlite3_prepare_v2(database, sql, -1, &statement, NULL), sql);
  return statement;
}

static sqlite3_stmt *prepare_for(sqlite3 *database, const char *form, const char *table) {
  char *sql = sqlite3_mprintf(form, table, table);
  sqlite3_stmt *statement = prepare(database, sql);
  sqlite3_free(sql);
  return statement;
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

/* Runs every statement that the finished store has for its tables, or for its indexes. */
static void make_all(const char *type) {
  sqlite3_stmt *row = prepare(finished, "SELECT sql FROM sqlite_schema WHERE type = ?1"
                                        " AND sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
                                        " ORDER BY rowid");
  sqlite3_bind_text(row, 1, type, -1, SQLITE_STATIC);
  while (sqlite3_step(row) == SQLITE_ROW) run(store, (const char *)sqlite3_column_text(row, 0));
  sqlite3_finalize(row);
}

static void add_target(const char *name) {
  struct target *target = &targets[target_count++];
  if (target_count > MOST_TABLES) abort();
  target->name = sqlite3_mprintf("%s", name);
  target->first = prepare_for(finished, "SELECT id FROM \"%w\" WHERE id >= ?1 ORDER BY id LIMIT 1",
                              name);
  target->range = prepare_for(finished, "SELECT * FROM \"%w\" WHERE id >= ?1 AND id < ?2"
                                        " ORDER BY id", name);
  target->batch.columns = sqlite3_column_count(target->range);
  char *columns = sqlite3_mprintf("CREATE TABLE batch (");
  for (int column = 0; column < target->batch.columns; column++)
    columns = sqlite3_mprintf("%z%s\"%w\"", columns, column ? ", " : "",
                              sqlite3_column_name(target->range, column));
  target->batch.declaration = sqlite3_mprintf("%z)", columns);
  char *module = sqlite3_mprintf("batch_%s", name);
  check(store, sqlite3_create_module(store, module, &batch_module, &target->batch), module);
  sqlite3_free(module);
  target->insert = prepare_for(store, "INSERT INTO \"%w\" SELECT * FROM \"batch_%w\"", name);
}

/* The smallest id from this one on of any table; -1 when there is none. */
static int64_t next_id(int64_t from) {
  int64_t next = -1;
  for (int number = 0; number < target_count; number++) {
    sqlite3_stmt *first = targets[number].first;
    sqlite3_bind_int64(first, 1, from);
    if (sqlite3_step(first) == SQLITE_ROW) {
      int64_t id = sqlite3_column_int64(first, 0);
      if (next < 0 || id < next) next = id;
    }
    sqlite3_reset(first);
  }
  return next;
}

/* Reads the rows of all tables with ids in the range. */
static int64_t read_batch(int64_t from, int64_t to) {
  int64_t rows = 0;
  for (int number = 0; number < target_count; number++) {
    struct target *target = &targets[number];
    batch_clear(&target->batch);
    sqlite3_bind_int64(target->range, 1, from);
    sqlite3_bind_int64(target->range, 2, to);
    while (sqlite3_step(target->range) == SQLITE_ROW) batch_add(&target->batch, target->range);
    sqlite3_reset(target->range);
    rows += target->batch.rows;
  }
  return rows;
}

static void write_batch(void) {
  run(store, "BEGIN IMMEDIATE");
  for (int number = 0; number < target_count; number++) {
    struct target *target = &targets[number];
    if (!target->batch.rows) continue;
    check(store, sqlite3_step(target->insert), target->name);
    check(store, sqlite3_reset(target->insert), target->name);
  }
  run(store, "COMMIT");
}

/* Whether the first of two counts that a query gives is at most four times the second. */
static int is_no_larger(const char *query) {
  sqlite3_stmt *row = prepare(store, query);
  check(store, sqlite3_step(row), query);
  int result = sqlite3_column_int64(row, 0) <= 4 * sqlite3_column_int64(row, 1);
  sqlite3_finalize(row);
  return result;
}

/* As a load does it: where most rows of the parent are referred to, and an index has the references
   in order, both sides are read in the order of their ids; else each row that is referred to is
   looked up once. */
static void prove_references(void) {
  sqlite3_stmt *row = prepare(
      store, "SELECT format('SELECT 1 FROM (SELECT DISTINCT \"%w\" AS id FROM \"%w\""
             " WHERE \"%w\" IS NOT NULL) AS used WHERE NOT EXISTS"
             " (SELECT 1 FROM \"%w\" AS parent WHERE parent.id = used.id)',"
             " key.\"from\", child.name, key.\"from\", key.\"table\"),"
             " format('SELECT \"%w\" FROM \"%w\" WHERE \"%w\" IS NOT NULL"
             " EXCEPT SELECT id FROM \"%w\" ORDER BY 1',"
             " key.\"from\", child.name, key.\"from\", key.\"table\"),"
             " format('SELECT (SELECT count(*) FROM \"%w\"), (SELECT count(*) FROM \"%w\")',"
             " key.\"table\", child.name),"
             " EXISTS (SELECT 1 FROM pragma_index_list(child.name) AS list,"
             " pragma_index_info(list.name) AS part"
             " WHERE part.seqno = 0 AND part.name = key.\"from\")"
             " FROM sqlite_schema AS child, pragma_foreign_key_list(child.name) AS key"
             " WHERE child.type = 'table'");
  while (sqlite3_step(row) == SQLITE_ROW) {
    int merges = sqlite3_column_int(row, 3)
                 && is_no_larger((const char *)sqlite3_column_text(row, 2));
    sqlite3_stmt *orphan = prepare(store, (const char *)sqlite3_column_text(row, merges));
    if (sqlite3_step(orphan) != SQLITE_DONE) {
      fprintf(stderr, "a reference leads nowhere\n");
      exit(1);
    }
    sqlite3_finalize(orphan);
  }
  sqlite3_finalize(row);
}

static void prove_structure(void) {
  sqlite3_stmt *row = prepare(store, "PRAGMA quick_check");
  check(store, sqlite3_step(row), "quick_check");
  if (strcmp((const char *)sqlite3_column_text(row, 0), "ok") != 0) {
    fprintf(stderr, "quick_check: %s\n", sqlite3_column_text(row, 0));
    exit(1);
  }
  sqlite3_finalize(row);
}

int main(int count, char **words) {
  if (count != 3) return 64;
  check(finished, sqlite3_open_v2(words[1], &finished, SQLITE_OPEN_READONLY, NULL), words[1]);
  check(store, sqlite3_open_v2(words[2], &store,
                               SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                               NULL),
        words[2]);
  double start = now(), rows_time = 0;
  run(store, "PRAGMA page_size = 16384; PRAGMA journal_mode = TRUNCATE;"
             "PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF;"
             "PRAGMA ignore_check_constraints = ON; PRAGMA temp_store = FILE;"
             "PRAGMA cache_size = -16384");
  make_all("table");
  rows_time += now() - start;

  sqlite3_stmt *row = prepare(store, "SELECT name FROM sqlite_schema WHERE type = 'table'");
  while (sqlite3_step(row) == SQLITE_ROW) add_target((const char *)sqlite3_column_text(row, 0));
  sqlite3_finalize(row);

  int64_t rows = 0;
  for (int64_t from = next_id(0), to; from >= 0; from = next_id(to)) {
    int64_t next_file = ((from >> FILE_BITS) + 1) << FILE_BITS;
    to = from + ((int64_t)RECORDS_PER_COMMIT << ROW_BITS);
    if (to > next_file) to = next_file;
    rows += read_batch(from, to);
    start = now();
    write_batch();
    rows_time += now() - start;
  }
  for (int number = 0; number < target_count; number++) sqlite3_finalize(targets[number].insert);

  double began = now();
  run(store, "BEGIN IMMEDIATE");
  make_all("index");
  run(store, "COMMIT");
  double indexed = now();
  prove_references();
  double referred = now();
  prove_structure();
  double proved = now();
  run(store, "PRAGMA analysis_limit = 1000; ANALYZE; PRAGMA journal_mode = WAL");
  double ended = now();

  printf("%.2f s: rows %.2f, indexes %.2f, references %.2f, structure %.2f, end %.2f;"
         " %lld rows\n",
         rows_time + ended - began, rows_time, indexed - began, referred - indexed,
         proved - referred, ended - proved, (long long)rows);
  return 0;
}
