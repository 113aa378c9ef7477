import * as source from './source';

jest.mock('@backstage/backend-plugin-api', () => {
  throw new Error('the source was to need no backend');
});

describe('the source alone', () => {
  it('is there without the backend', () => {
    expect(Object.keys(source)).toEqual(['PrometheusSource']);
  });
});
