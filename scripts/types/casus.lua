---@meta casus

-- Types for editors (lua-language-server: add this folder to
-- Lua.workspace.library).  spec/types_spec.lua compares it with the real thing.

---@class casus.Document
---@field id string
---@field date string # "2024-07-11" or ""
---@field source string # the publisher
---@field text string
---@field replaced integer # byte sequences that were not UTF-8
---@field tokenized boolean
---@field [string] any # fields of the article, or set by a script
local Document = {}

---@return casus.Sentence[]
function Document:sentences() end

---@param i integer # from 1
---@return casus.Sentence
function Document:sentence(i) end

---@return casus.Document
function Document:parse() end

---@param i? integer # one sentence only
---@return string
function Document:conllu(i) end

---@param byte integer # from 1
---@return integer # code points before it
function Document:codepoint(byte) end

---@return table<string, any>
function Document:fields() end

function Document:close() end

---@param coder? casus.Coder
---@return casus.Mention[]
function Document:mentions(coder) end

---@param coder? casus.Coder
---@return casus.Frame[]
function Document:frames(coder) end

---@param coder? casus.Coder
---@return casus.Event[]
function Document:events(coder) end

---@class casus.Sentence
---@field text string
---@field document casus.Document
---@field number integer # from 0, as in rows
---@field index integer # from 1
---@field first integer # bytes of the document's text
---@field last integer
---@field line "body"|"headline"|"byline"
---@field quoted boolean
---@field parsed boolean
---@field dateline string
local Sentence = {}

---@return casus.Token[]
function Sentence:tokens() end

---@param i integer
---@return casus.Token
function Sentence:token(i) end

---@return casus.Token?
function Sentence:root() end

---@param lemma string
---@return casus.Token?
function Sentence:find(lemma) end

--- The coder passes it over.
function Sentence:skip() end

---@param coder? casus.Coder
---@return casus.Mention[]
function Sentence:mentions(coder) end

---@param coder? casus.Coder
---@return casus.Frame[]
function Sentence:frames(coder) end

---@param coder? casus.Coder
---@return casus.Event[]
function Sentence:events(coder) end

---@class casus.Token
---@field form string
---@field text string # the same
---@field lemma string
---@field upos string
---@field xpos string # Penn tag
---@field feats string
---@field deprel string
---@field head casus.Token? # nil at the root
---@field sentence casus.Sentence
---@field index integer # from 1
---@field first integer # bytes of the document's text
---@field last integer
---@field spaced boolean
local Token = {}

---@return casus.Token[]
function Token:children() end

---@param relation string
---@param lemma? string
---@return casus.Token?
function Token:child(relation, lemma) end

---@return casus.Token[]
function Token:ancestors() end

---@param other casus.Token
---@return casus.Token[]
function Token:path(other) end

---@return string
function Token:phrase() end

---@return integer first
---@return integer last
function Token:subtree() end

---@class casus.Match
---@field anchor casus.Token
---@field source casus.Token?
---@field target casus.Token?
---@field inner casus.Token?
---@field light casus.Token?
---@field last casus.Token
---@field words casus.Token[]
---@field weight integer

---@class casus.Pattern
local Pattern = {}

---@param sentence casus.Sentence
---@return casus.Match?
function Pattern:match(sentence) end

---@param sentence casus.Sentence
---@return casus.Match[]
function Pattern:matches(sentence) end

---@class casus.Actor
---@field code string
---@field why string

---@class casus.Mention
---@field code string
---@field why string
---@field text string
---@field first integer
---@field last integer
---@field head integer # number of a token
---@field actors? casus.Actor[] # where there are several
---@field role? string
---@field pronoun boolean
---@field plural boolean
---@field person boolean
---@field place boolean
---@field context boolean
---@field dropped? boolean
---@field sentence casus.Sentence

---@class casus.Role
---@field code string
---@field why string
---@field text string
---@field head integer
---@field first integer
---@field last integer

---@class casus.Frame
---@field verb string
---@field code string
---@field mirror string
---@field text string
---@field first integer
---@field last integer
---@field head integer
---@field rule string
---@field source? casus.Role
---@field target? casus.Role
---@field attribution? casus.Role
---@field voice "active"|"passive"
---@field tense string
---@field modality string
---@field status string
---@field negated boolean
---@field nominal boolean
---@field weak boolean
---@field used boolean
---@field dropped? boolean
---@field sentence casus.Sentence

---@class casus.Why
---@field source string
---@field action string
---@field target string

---@class casus.Event
---@field id string
---@field date string
---@field source string
---@field action string
---@field target string
---@field source_text string
---@field source_first? integer
---@field source_last? integer
---@field action_text string
---@field action_first? integer
---@field action_last? integer
---@field target_text string
---@field target_first? integer
---@field target_last? integer
---@field root string
---@field quad? integer
---@field goldstein? number
---@field plover string
---@field mode string
---@field context string
---@field status "actual"|"negated"|"future"|"hypothetical"|"past"
---@field nominal boolean
---@field attribution string
---@field attribution_text string
---@field why casus.Why
---@field sentence casus.Sentence
---@field document casus.Document
---@field [string] any

---@class casus.Row
---@field [string] any

---@class casus.Script
---@field name? string
---@field help? string
---@field path? string
---@field from? string
---@field without? string[]
---@field columns? string[]
---@field options? table<string, any>
---@field use? string[]
---@field scheme? string|table
---@field data? string|boolean
---@field dictionaries? string[]
---@field uncoded? boolean
---@field status? "all"|"real"
---@field codes? table[]
---@field compose? table[]
---@field classes? table[]
---@field discards? table[]
---@field actors? table[]
---@field agents? table[]
---@field operators? table[]
---@field actions? table[]
---@field document? fun(d: casus.Document): any
---@field sentence? fun(s: casus.Sentence): any
---@field mention? fun(m: casus.Mention): any
---@field frame? fun(f: casus.Frame): any
---@field event? fun(e: casus.Event): any
---@field row? fun(r: casus.Row, e: casus.Event): any

---@class casus.Coder
---@field script casus.Script
---@field dictionary casus.Dictionary
---@field problems table[]
local Coder = {}

---@param document casus.Document
---@return casus.Document[]
function Coder:documents(document) end

---@param document casus.Document
---@return casus.Mention[]
function Coder:mentions(document) end

---@param document casus.Document
---@return casus.Frame[]
function Coder:frames(document) end

---@param document casus.Document
---@return casus.Event[]
function Coder:events(document) end

---@return string[]
function Coder:columns() end

---@return table<string, any>
function Coder:counts() end

---@class casus.Dictionary
local Dictionary = {}

---@param kind string
---@param path string
---@param name? string
---@return table[]? problems
---@return string? message
function Dictionary:read(kind, path, name) end

---@param kind string
---@param fields string[]
---@param name? string
---@param line? integer
---@return boolean?
---@return string? message
function Dictionary:add(kind, fields, name, line) end

--- Names added while it is on are not added to later.
---@param on boolean
function Dictionary:fix(on) end

---@return casus.Dictionary
function Dictionary:finish() end

---@return { names: integer, rules: integer, codes: integer }
function Dictionary:counts() end

---@param code string
---@return table?
function Dictionary:code(code) end

---@param operator string
---@param code string
---@return string
function Dictionary:compose(operator, code) end

---@class casus.Writer
local Writer = {}

---@param events casus.Event[]
---@param hook? function
---@return integer? rows
---@return string? message
function Writer:write(events, hook) end

---@return boolean?
---@return string? message
function Writer:close() end

---@class casus
---@field version string
---@field home string # the folder of scripts/ and data/
local casus = {}

---@param definition casus.Script
---@return casus.Script
function casus.script(definition) end

---@param name string # or a path
---@return casus.Script
function casus.load(name) end

---@param options? string|table
---@return casus.Coder
function casus.coder(options) end

---@param text string
---@param fields? table<string, any>
---@return casus.Document?
---@return string? message
function casus.document(text, fields) end

---@param text string
---@param keep? boolean # the tags and trees of the input stay
---@param fields? table<string, any>
---@return casus.Document?
---@return string? message
---@return integer? line
function casus.conllu(text, keep, fields) end

---@param text string
---@param dictionary? casus.Dictionary
---@return casus.Pattern
function casus.pattern(text, dictionary) end

---@param files? string[]
---@return casus.Dictionary?
---@return table[]|string # problems, or a message
function casus.dictionary(files) end

---@param paths string|string[]
---@param options? table
---@return fun(): table?
function casus.articles(paths, options) end

---@param paths string|string[]
---@param options? table
---@return fun(): casus.Document?
function casus.documents(paths, options) end

---@param name string
---@return table?
---@return string? message
function casus.reader(name) end

---@param name string
---@param path? string
---@param columns? string[]
---@return casus.Writer?
---@return string? message
function casus.writer(name, path, columns) end

--- Adds a plugin that a program brings along.
---@param plugin table
function casus.plugin(plugin) end

---@param path string
---@return userdata? model
---@return string? message
function casus.model(path) end

---@param name? string
---@return string?
---@return string? message
function casus.kernel(name) end

---@param options table
---@param progress? function
---@return boolean?
---@return string? message
function casus.train(options, progress) end

--- Runs f with no memory for C from the n-th allocation on.
---@param n integer
---@param f function
---@return boolean ok
function casus.starve(n, f, ...) end

return casus
