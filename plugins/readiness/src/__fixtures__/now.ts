/** The instant at which the fixtures are looked at. @internal */
export const NOW = '2026-11-22T12:00:00.000Z';
