import { stringify } from 'yaml';

/** @internal */
export const examples = [
  {
    description: 'Request a readiness review at the end of a template',
    example: stringify({
      steps: [
        {
          id: 'review',
          name: 'Request a readiness review',
          action: 'readiness:review:request',
          input: {
            gate: 'production-release',
            entityRef: 'component:default/checkout',
            comment: 'The first release is planned for next week.',
          },
        },
      ],
    }),
  },
];
