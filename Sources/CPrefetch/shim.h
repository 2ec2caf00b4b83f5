#ifndef TRACKWAY_PREFETCH_H
#define TRACKWAY_PREFETCH_H

// Tells the processor that what lies here will be needed soon. It waits for nothing, and an address
// that is not mapped is no fault.
static inline void trackway_prefetch(const void *address) { __builtin_prefetch(address, 0, 3); }

#endif
