// The socket's module as discord.js itself requires it, so that both have the same one, in a bundle too.
module.exports = require('ws');
