// node:http for all that paperboy start loads, which never imports it itself: an import looks at all of its names, of which WebSocket loads Node's own undici.

export const nodeHttp = process.getBuiltinModule('node:http');
