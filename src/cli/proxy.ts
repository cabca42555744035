// The way out through a proxy: HTTP_PROXY, HTTPS_PROXY and NO_PROXY hold for every request and for Discord's gateway.

import { UserError } from '../model/errors.ts';

/** Never behind a proxy: a model on this machine, and tests. */
const THIS_MACHINE = ['localhost', '127.0.0.1', '[::1]'];

/** Whether there is one; where none is named, nothing is changed. Throws a UserError where an address is none of a proxy. */
export async function useProxy(env: NodeJS.ProcessEnv): Promise<boolean> {
  const proxies = readProxies(env);
  if (proxies === null) return false;
  // Only here, as most start without a proxy, and most sub-commands without HTTP.
  const { nodeHttp } = await import('./node-http.ts');
  try {
    nodeHttp.setGlobalProxyFromEnv(proxies);
    await useForGateway(proxies, nodeHttp);
    return true;
  } catch {
    throw new UserError('proxy-address');
  }
}

/** With all requests but those to this machine. Lower case goes first, as everywhere. */
export function readProxies(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv | null {
  const all = env.all_proxy ?? env.ALL_PROXY;
  const http = env.http_proxy ?? env.HTTP_PROXY ?? all;
  const https = env.https_proxy ?? env.HTTPS_PROXY ?? all;
  if (!http && !https) return null;
  const direct = [env.no_proxy ?? env.NO_PROXY, ...THIS_MACHINE].filter(Boolean).join(',');
  return { ...(http && { http_proxy: http }), ...(https && { https_proxy: https }), no_proxy: direct };
}

type NodeHttp = typeof import('node:http');

type WebSocketClass = new (address: string, protocols?: string | string[], options?: object) => object;

/**
 * discord.js gives its gateway's socket no agent, and takes the class of the socket from `ws` when it is loaded: until
 * then the class is replaced by one that has an agent.
 */
async function useForGateway(proxyEnv: NodeJS.ProcessEnv, { Agent }: NodeHttp): Promise<void> {
  const { default: ws } = (await import('./gateway-socket.cts')) as {
    default: { WebSocket: WebSocketClass };
  };
  const { Agent: SecureAgent } = await import('node:https');
  const [plain, secure] = [new Agent({ proxyEnv }), new SecureAgent({ proxyEnv })];
  ws.WebSocket = class extends ws.WebSocket {
    constructor(address: string, protocols?: string | string[], options?: object) {
      super(address, protocols, { ...options, agent: address.startsWith('wss:') ? secure : plain });
    }
  };
}
