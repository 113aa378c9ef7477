import { stringify } from 'yaml';

/** @internal */
export const examples = [
  {
    description: 'Fail the task when the gate blocks an entity of the catalog',
    example: stringify({
      steps: [
        {
          id: 'gate',
          name: 'May it be released?',
          action: 'readiness:gate:check',
          input: {
            gate: 'production-release',
            entityRef: 'component:default/checkout',
            context: { change: 'minor', environment: 'production' },
          },
        },
      ],
    }),
  },
  {
    description:
      'Ask about a service that is not in the catalog yet, and go on whatever the answer is',
    example: stringify({
      steps: [
        {
          id: 'gate',
          name: 'Is the new service ready?',
          action: 'readiness:gate:check',
          input: {
            gate: 'new-service',
            descriptor: {
              apiVersion: 'backstage.io/v1alpha1',
              kind: 'Component',
              metadata: { name: '${{ parameters.name }}' },
              spec: {
                type: 'service',
                lifecycle: 'experimental',
                owner: '${{ parameters.owner }}',
              },
            },
            failOn: 'never',
          },
        },
      ],
    }),
  },
];
