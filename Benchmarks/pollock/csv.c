/* The peer: libcsv as it comes, with the delimiter and the quote of each file.

   cc -O2 csv.c -lcsv -o csv && ./csv <LIST

   A line of the list is a file, the file to write, the delimiter's and the quote's byte as numbers,
   and the lines to leave out at the beginning, with tabs between them. */
#include <csv.h>
#include <stdio.h>
#include <stdlib.h>

struct output {
  FILE *file;
  int is_first;
};

static void field_ended(void *bytes, size_t count, void *context) {
  struct output *output = context;
  if (!output->is_first) fputc(',', output->file);
  output->is_first = 0;
  csv_fwrite(output->file, bytes, count);
}

static void record_ended(int end, void *context) {
  (void)end;
  struct output *output = context;
  output->is_first = 1;
  fputc('\n', output->file);
}

static int convert(const char *from, const char *to, int delimiter, int quote, int preamble) {
  char chunk[64 << 10];
  struct csv_parser parser;
  struct output output = {fopen(to, "wb"), 1};
  FILE *input = fopen(from, "rb");
  size_t count;
  int byte;
  if (!input || !output.file) return 5;
  csv_init(&parser, 0);
  csv_set_delim(&parser, (unsigned char)delimiter);
  csv_set_quote(&parser, (unsigned char)quote);
  while (preamble > 0 && (byte = fgetc(input)) != EOF)
    if (byte == '\n') preamble--;
  while ((count = fread(chunk, 1, sizeof chunk, input)) > 0)
    csv_parse(&parser, chunk, count, field_ended, record_ended, &output);
  csv_fini(&parser, field_ended, record_ended, &output);
  csv_free(&parser);
  fclose(input);
  return fclose(output.file);
}

int main(void) {
  static char from[4096], to[4096];
  int delimiter, quote, preamble;
  while (scanf(" %4095[^\t]\t%4095[^\t]\t%d\t%d\t%d", from, to, &delimiter, &quote, &preamble) == 5)
    if (convert(from, to, delimiter, quote, preamble)) return 5;
  return 0;
}
