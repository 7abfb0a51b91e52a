#ifndef CS_TRAIN_MODEL_H
#define CS_TRAIN_MODEL_H

#include "train_net.h"

/* Writes a trained network as a model file (model.h has the format). */
cs_status cs_train_write(const cs_net *net, const cs_data *data,
                         const cs_train_options *options);

#endif
