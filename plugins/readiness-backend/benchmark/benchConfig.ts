/** The configuration under which everything is measured: the defaults, but for the documents. @internal */
export function benchConfig(standard: string) {
  return { readiness: { standards: [standard] } };
}
