-- A writer: an SQLite database with the tables events, documents, actors and
-- runs, indexed.

local database = require "casus.database"

return {
  kind = "writer", name = "sqlite", api = 1,
  suffixes = { "sqlite", "sqlite3", "db" },
  help = "a database: events, documents, actors, runs",

  open = database.open,

  encode = function(values, columns)
    return database.row(values, #columns, "e")
  end,

  reject = function(values, columns)
    return database.row(values, #columns, "e")
  end,

  -- document(article, counts) -> the bytes of its row in `documents`
  document = function(article, counts)
    return database.row({ article.id, article.date, article.source,
      article.place, counts.sentences or 0, counts.rows }, 6, "d")
  end,
}
