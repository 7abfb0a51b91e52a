#ifndef CS_TRAIN_TEACHER_H
#define CS_TRAIN_TEACHER_H

#include "train_net.h"

/* Trained networks that another one learns from: the mean of what they say of
   a sentence tells which errors are small ones (Hinton, Vinyals and Dean 2015;
   Kuncoro and others 2016 for parsers). */
typedef struct cs_teachers {
  cs_net *nets;
  size_t count, cap;
  cs_work work;
  cs_soft soft; /* of the batch told last */
  float *block;
  size_t capblock;
} cs_teachers;

/* Takes a network in, which is owned from here on, also on failure, and frees
   what only learning needs. */
cs_status cs_teachers_add(cs_teachers *teachers, cs_net *net);
/* Fills `soft` for a batch; *heads has a number for each row, lost. */
cs_status cs_teachers_tell(cs_teachers *teachers, const cs_batch *batch,
                           uint32_t *heads);
void cs_teachers_free(cs_teachers *teachers);

#endif
