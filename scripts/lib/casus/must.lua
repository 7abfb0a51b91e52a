-- must.lua: assert for messages that are meant for people: no line of a source
-- file is put before them.

return function(value, message, ...)
  if not value then error(message, 0) end
  return value, message, ...
end
