/** As many days back as the backend counts answers and claims of gates, as the URL has them. @internal */
export const COUNTED_DAYS = '30';
