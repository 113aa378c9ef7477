export interface Config {
  readiness?: {
    slo?: {
      /** Where the indicators of SLOs are read from: Prometheus servers, and what speaks their API. */
      prometheus?: Array<{
        /** By which the `metricSourceRef` of OpenSLO documents finds it; different from all others. */
        name: string;
        /** What people read. Default: the name. */
        title?: string;
        /**
         * The base URL with the prefix where there is one, without `/api/v1`, such as
         * `https://metrics.example.org/prometheus`.
         */
        url: string;
        /** Either `username` and `password`, or `token`. */
        auth?: {
          username?: string;
          /** @visibility secret */
          password?: string;
          /**
           * Sent as bearer token.
           * @visibility secret
           */
          token?: string;
        };
        /**
         * Sent with each request, such as `X-Scope-OrgID` for the tenant.
         * @deepVisibility secret
         */
        headers?: { [name: string]: string };
        /** How the connection is secured. Certificates and keys are PEM text, for which `$file` is handy. */
        tls?: {
          /** The authorities to trust instead of those that Node.js trusts. */
          ca?: string;
          /** The certificate of the client, with `key`. */
          certificate?: string;
          /** @visibility secret */
          key?: string;
          /** The name that the server's certificate must bear, where it is not that of the URL. */
          serverName?: string;
          /** `false` takes any certificate, which anybody can forge. Default: true. */
          rejectUnauthorized?: boolean;
        };
        /** After how many seconds a request is given up, 1 to 600. Default: 30. */
        timeoutSeconds?: number;
        /** How many requests are under way at a time, 1 to 100. Default: 4. */
        concurrency?: number;
        /** How many requests begin in any one second, 1 to 10000. Default: 50. */
        requestsPerSecond?: number;
        /**
         * How often the server scrapes what is measured, in seconds, 1 to 3600: the step at which values are looked at that
         * are no counters. Default: 60.
         */
        scrapeIntervalSeconds?: number;
        /** The longest answer that is read, in bytes. Default: 16777216 (16 MiB). */
        maxResponseBytes?: number;
        /**
         * The `metricSource.type`s that it reads. Default: `[prometheus, mimir, thanos, cortex, victoriametrics]`.
         */
        types?: string[];
      }>;
    };
  };
}
