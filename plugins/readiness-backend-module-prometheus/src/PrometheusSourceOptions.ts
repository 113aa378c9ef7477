/** How a data source is asked who is asking. @public */
export type PrometheusAuth =
  | {
      readonly kind: 'basic';
      readonly username: string;
      readonly password: string;
    }
  | { readonly kind: 'bearer'; readonly token: string };

/** How the connection to a data source is secured; certificates and keys are PEM text. @public */
export interface PrometheusTls {
  /** The authorities to trust instead of those that Node.js trusts. */
  readonly ca?: string;
  /** The certificate of the client, where the server asks for one. Needs `key`. */
  readonly certificate?: string;
  readonly key?: string;
  /** The name that the server's certificate must bear, where it is not that of the URL. */
  readonly serverName?: string;
  /** `false` takes any certificate, which anybody can forge. Default: true. */
  readonly rejectUnauthorized?: boolean;
}

/** One Prometheus server, or what speaks its API. @public */
export interface PrometheusSourceOptions {
  /** By which `metricSourceRef` finds it. */
  readonly name: string;
  /** What people read. Default: the name. */
  readonly title?: string;
  /** Base URL, with the prefix where there is one, such as `https://metrics.example.org/prometheus`. No credentials. */
  readonly url: string;
  readonly auth?: PrometheusAuth;
  /** Sent with each request, such as `X-Scope-OrgID`. Their values are kept out of all messages. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly tls?: PrometheusTls;
  /** After which a request is given up. Default: 30. */
  readonly timeoutSeconds?: number;
  /** Requests at a time. Default: 4. */
  readonly concurrency?: number;
  /** Requests begun in any one second. Default: 50. */
  readonly requestsPerSecond?: number;
  /** How often the server scrapes what is measured: the step at which values that are no counters are looked at. Default: 60. */
  readonly scrapeIntervalSeconds?: number;
  /** The longest answer that is read. Default: 16 MiB. */
  readonly maxResponseBytes?: number;
  /** The `metricSource.type`s that it reads. Default: those of what speaks the API of Prometheus. */
  readonly types?: readonly string[];
}
