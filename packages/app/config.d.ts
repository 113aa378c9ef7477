export interface Config {
  app?: {
    /**
     * The people whom visitors of the demo portal can be, so that what needs two people can be tried by one. Only in
     * development. Default: none, every visitor is a guest.
     */
    people?: Array<{
      /**
       * Name of a user of the catalog.
       * @visibility frontend
       */
      name: string;
      /** @visibility frontend */
      title: string;
      /**
       * What they do, in a few words.
       * @visibility frontend
       */
      role: string;
    }>;
  };
}
