import { count, JsonSchema, listOf, object, ref, text } from './schema';

/**
 * Pushed slices of SLIs.
 * @internal
 */
export const sloSchemas: Readonly<Record<string, JsonSchema>> = {
  PushedSlice: {
    type: 'object',
    description:
      'Items are judged one by one, with a reason for each that is rejected; `series`, `start`, `total` and one of `good` and `bad` are needed',
    properties: {
      series: {
        description: '`metricSource.spec.series` of the SLIs that read it',
      },
      start: { description: 'ISO 8601, a multiple of the length' },
      seconds: {
        description: 'A divisor of an hour of at least 60; default 300',
      },
      good: { description: 'Good events' },
      bad: { description: 'Bad events' },
      total: { description: 'All events' },
    },
  },
  SlicePush: {
    type: 'object',
    properties: {
      slices: {
        type: 'array',
        maxItems: 5_000,
        items: ref('PushedSlice'),
      },
    },
    required: ['slices'],
    additionalProperties: false,
  },
  SlicePushResult: object({
    accepted: count,
    unchanged: count,
    rejected: listOf(object({ index: count, code: text, message: text })),
  }),
};
