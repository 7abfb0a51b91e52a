#include "train_teacher.h"

#include <string.h>

cs_status cs_teachers_add(cs_teachers *teachers, cs_net *net) {
  cs_net *grown = cs_grow(teachers->nets, &teachers->cap, teachers->count + 1,
                          sizeof *grown);
  if (grown == NULL) {
    cs_net_free(net);
    return CS_ENOMEM;
  }
  cs_net_rest(net);
  teachers->nets = grown;
  grown[teachers->count++] = *net;
  *net = (cs_net){0};
  return CS_OK;
}

/* Makes room for what is told, and empties it. */
static cs_status clear(cs_teachers *t, const cs_batch *batch) {
  size_t cols = t->nets[0].shape.classes, arcs = 0;
  for (size_t s = 0; s < batch->nsentences; s++)
    arcs += (size_t)batch->size[s] * ((batch->size[s] + 15) / 16 * 16);
  size_t tags = batch->nrows * cols, labels = batch->nrows * CS_RELATIONS;
  float *grown =
      cs_grow(t->block, &t->capblock, tags + labels + arcs, sizeof *grown);
  if (grown == NULL) return CS_ENOMEM;
  t->block = grown;
  memset(grown, 0, (tags + labels + arcs) * sizeof *grown);
  t->soft = (cs_soft){grown, grown + tags, grown + tags + labels};
  return CS_OK;
}

cs_status cs_teachers_tell(cs_teachers *t, const cs_batch *batch,
                           uint32_t *heads) {
  cs_status status = clear(t, batch);
  if (status == CS_OK) status = cs_work_fit(&t->work, &t->nets[0], batch);
  if (status != CS_OK) return status;
  t->work.telling = &t->soft;
  t->work.share = 1.0f / (float)t->count;
  for (size_t i = 0; i < t->count; i++) {
    cs_net *net = &t->nets[i];
    cs_train_embed(net, &t->work, batch, false);
    for (size_t layer = 0; layer < CS_LAYERS; layer++)
      cs_train_lstm(net, &t->work, batch, layer, false);
    cs_train_tags(net, &t->work, batch, false);
    cs_train_arcs(net, &t->work, batch, heads, false);
    cs_train_rels(net, &t->work, batch, batch->heads, false);
  }
  return CS_OK;
}

void cs_teachers_free(cs_teachers *teachers) {
  for (size_t i = 0; i < teachers->count; i++) cs_net_free(&teachers->nets[i]);
  cs_free(teachers->nets);
  cs_free(teachers->block);
  cs_work_free(&teachers->work);
}
