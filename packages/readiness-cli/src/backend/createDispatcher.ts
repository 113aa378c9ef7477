import { Agent, Dispatcher, EnvHttpProxyAgent } from 'undici';
import { Surroundings } from '../types';

/** How requests leave: through the proxy of the environment where Node.js is told to use it. @internal */
export function createDispatcher(env: Surroundings['env']): Dispatcher {
  if (env.NODE_USE_ENV_PROXY !== '1') {
    return new Agent();
  }
  const proxyOf = (name: string) => env[name.toLowerCase()] ?? env[name] ?? '';
  return new EnvHttpProxyAgent({
    httpProxy: proxyOf('HTTP_PROXY'),
    httpsProxy: proxyOf('HTTPS_PROXY'),
    noProxy: proxyOf('NO_PROXY'),
  });
}
