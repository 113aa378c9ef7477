export interface Config {
  /** The company that the demo portal shows until it is given other descriptors. */
  sampleCompany?: {
    /**
     * Makes up facts about the sample company: ninety days of history into a database that holds none yet, then what its
     * sources say each day. Only for the catalog in `examples/catalog`. Default: false.
     */
    enabled?: boolean;
  };
}
