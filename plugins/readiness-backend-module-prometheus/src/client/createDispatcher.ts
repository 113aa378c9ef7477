import { Agent, Dispatcher, EnvHttpProxyAgent } from 'undici';
import { PrometheusTls } from '../PrometheusSourceOptions';

/** @internal */
export interface DispatcherOptions {
  readonly tls?: PrometheusTls;
  readonly concurrency: number;
  /** Where `NODE_USE_ENV_PROXY` and the proxy are read from, as Node.js does. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** The connections to one data source, through the proxy of the environment where Node.js is told to use it. @internal */
export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const { tls, concurrency, environment } = options;
  const connect = tls && {
    ...(tls.ca !== undefined && { ca: tls.ca }),
    ...(tls.certificate !== undefined && { cert: tls.certificate }),
    ...(tls.key !== undefined && { key: tls.key }),
    ...(tls.serverName !== undefined && { servername: tls.serverName }),
    ...(tls.rejectUnauthorized !== undefined && {
      rejectUnauthorized: tls.rejectUnauthorized,
    }),
  };
  if (environment.NODE_USE_ENV_PROXY !== '1') {
    return new Agent({ connections: concurrency, ...(connect && { connect }) });
  }
  const proxyOf = (name: string) =>
    environment[name.toLowerCase()] ?? environment[name] ?? '';
  return new EnvHttpProxyAgent({
    connections: concurrency,
    httpProxy: proxyOf('HTTP_PROXY'),
    httpsProxy: proxyOf('HTTPS_PROXY'),
    noProxy: proxyOf('NO_PROXY'),
    ...(connect && { connect, requestTls: connect }),
  });
}
