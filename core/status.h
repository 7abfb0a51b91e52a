#ifndef CS_STATUS_H
#define CS_STATUS_H

/* What a function answers when the world can fail it.  Misuse is an assert. */
typedef enum cs_status {
  CS_OK,      /* done */
  CS_ENOMEM,  /* no memory; the object is as it was before */
  CS_EIO,     /* the system refused: errno tells */
  CS_EFORMAT, /* the bytes are not what they should be */
  CS_ELIMIT   /* more than the format can hold (a text over 4 GiB) */
} cs_status;

/* A message in English, static. */
const char *cs_status_text(cs_status status);

#endif
