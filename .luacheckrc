std = "lua54"
max_line_length = 80
files["spec/*_spec.lua"] = { std = "lua54+busted", max_line_length = false }
files["spec/cases/*.lua"] = { max_line_length = false }
files["spec/run.lua"] = { max_line_length = 100 }
-- Declarations for editors: nothing in there is used.
files["scripts/types"] = { ignore = { "2.." } }
