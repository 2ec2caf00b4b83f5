/* Lets the nth call that reads or writes below a folder fail, or ends the process there.

   cc -O2 -shared -fPIC faults.c -ldl -o faults.so
   FAULT=KIND:N FAULT_ROOT=FOLDER LD_PRELOAD=./faults.so COMMAND

   kill   at the nth call that changes something on disk: half of a write, then SIGKILL
   write  the nth such call fails with EIO
   full   that call and all writes after it fail with ENOSPC
   read   the nth read fails with EIO
   meet   before the nth read the shell runs FAULT_COMMAND; nothing fails
   count  nothing fails

   Only calls on files whose path begins with FAULT_ROOT count. At the end FAULT_COUNT, a file, has
   their number: writes, reads. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static enum { NONE, KILL, WRITE, FULL, READ, MEET, COUNT } kind;
static long chosen;
static const char *root;
static atomic_long writes, reads;

__attribute__((constructor)) static void begin(void) {
  const char *fault = getenv("FAULT");
  root = getenv("FAULT_ROOT");
  if (!fault || !root) return;
  const char *number = strchr(fault, ':');
  if (number) chosen = atol(number + 1);
  kind = !strncmp(fault, "kill", 4)    ? KILL
         : !strncmp(fault, "write", 5) ? WRITE
         : !strncmp(fault, "full", 4)  ? FULL
         : !strncmp(fault, "read", 4)  ? READ
         : !strncmp(fault, "meet", 4)  ? MEET
                                       : COUNT;
}

__attribute__((destructor)) static void end(void) {
  const char *path = getenv("FAULT_COUNT");
  if (kind == NONE || !path) return;
  FILE *file = fopen(path, "w");
  if (!file) return;
  fprintf(file, "%ld %ld\n", atomic_load(&writes), atomic_load(&reads));
  fclose(file);
}

static int is_named(const char *path) {
  return kind != NONE && !strncmp(path, root, strlen(root));
}

static int is_ours(int descriptor) {
  char link[64], path[4096] = "";
  if (kind == NONE) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  return readlink(link, path, sizeof path - 1) > 0 && is_named(path);
}

/* What becomes of a change: 0 goes on, 1 fails with errno set, 2 is the last thing that happens. */
static int change(int is_ours) {
  if (!is_ours) return 0;
  long number = atomic_fetch_add(&writes, 1) + 1;
  if (kind == KILL && number == chosen) return 2;
  if (kind == WRITE && number == chosen) return errno = EIO, 1;
  if (kind == FULL && number >= chosen) return errno = ENOSPC, 1;
  return 0;
}

static void meet(void) {
  const char *command = getenv("FAULT_COMMAND");
  unsetenv("LD_PRELOAD");
  if (!command || system(command)) abort();
}

static int is_lost(int descriptor) {
  if (!is_ours(descriptor)) return 0;
  long number = atomic_fetch_add(&reads, 1) + 1;
  if (number != chosen) return 0;
  if (kind == MEET) meet();
  errno = EIO;
  return kind == READ;
}

#define REAL(name) ((typeof(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int descriptor, const void *bytes, size_t count) {
  switch (change(is_ours(descriptor))) {
  case 1: return -1;
  case 2: REAL(write)(descriptor, bytes, count / 2); raise(SIGKILL);
  }
  return REAL(write)(descriptor, bytes, count);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off64_t offset) {
  switch (change(is_ours(descriptor))) {
  case 1: return -1;
  case 2: REAL(pwrite64)(descriptor, bytes, count / 2, offset); raise(SIGKILL);
  }
  return REAL(pwrite64)(descriptor, bytes, count, offset);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t offset) {
  return pwrite64(descriptor, bytes, count, offset);
}

#define CHANGES(name, parameters, arguments, what)                                                 \
  int name parameters {                                                                            \
    switch (change(what)) {                                                                        \
    case 1: return -1;                                                                             \
    case 2: raise(SIGKILL);                                                                        \
    }                                                                                              \
    return REAL(name) arguments;                                                                   \
  }

CHANGES(fsync, (int descriptor), (descriptor), is_ours(descriptor))
CHANGES(fdatasync, (int descriptor), (descriptor), is_ours(descriptor))
CHANGES(ftruncate, (int descriptor, off_t length), (descriptor, length), is_ours(descriptor))
CHANGES(ftruncate64, (int descriptor, off64_t length), (descriptor, length), is_ours(descriptor))
CHANGES(rename, (const char *from, const char *to), (from, to), is_named(to))
CHANGES(link, (const char *from, const char *to), (from, to), is_named(to))
CHANGES(unlink, (const char *path), (path), is_named(path))
CHANGES(mkdir, (const char *path, mode_t mode), (path, mode), is_named(path))

ssize_t read(int descriptor, void *bytes, size_t count) {
  return is_lost(descriptor) ? -1 : REAL(read)(descriptor, bytes, count);
}

ssize_t pread64(int descriptor, void *bytes, size_t count, off64_t offset) {
  return is_lost(descriptor) ? -1 : REAL(pread64)(descriptor, bytes, count, offset);
}

ssize_t pread(int descriptor, void *bytes, size_t count, off_t offset) {
  return pread64(descriptor, bytes, count, offset);
}
