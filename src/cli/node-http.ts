// node:http without its WebSocket: taken in as a module each of its names is looked at, and that one loads Node's own undici.

export const http = process.getBuiltinModule('node:http');
