-- enrich_NAME.lua: an enricher: adds a column to every event.
-- casus code --use NAME article.txt      or in a script: use = { "NAME" }

return {
  kind = "enricher", name = "NAME", api = 1, version = "0.1",
  help = "one line about NAME",
  columns = { "NAME" },

  -- Any hook of a script: document, sentence, mention, frame, event, row.
  event = function(e)
    local verb = e.sentence:root()
    e["NAME"] = verb and verb.lemma
  end,
}
