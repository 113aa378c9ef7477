import { SliDefinition, SloDataSource } from 'backstage-readiness-core';
import { chooseSource, ConfiguredSource } from './chooseSource';

const EU: ConfiguredSource = { name: 'eu', types: ['prometheus', 'mimir'] };
const US: ConfiguredSource = { name: 'us', types: ['prometheus'] };
const PUSH: ConfiguredSource = { name: 'push', types: ['push'] };

interface Metric {
  type?: string;
  dataSource?: string;
}

function ratio(good: Metric, total: Metric = good): SliDefinition {
  return {
    kind: 'good-total',
    counter: true,
    good: { ...good, spec: {} },
    total: { ...total, spec: {} },
  };
}

function choose(
  definition: SliDefinition,
  sources: ConfiguredSource[],
  dataSources: Pick<SloDataSource, 'name' | 'type'>[] = [],
) {
  return chooseSource(definition, {
    sources,
    dataSources: dataSources.map(object => ({
      ...object,
      connectionDetails: {},
      file: 'slo.yaml',
      line: 1,
    })),
  });
}

const refusal = (...words: string[]) => ({
  kind: 'refused',
  reason: expect.stringMatching(new RegExp(words.join('.*'))),
});

describe('chooseSource', () => {
  it('takes the configured source of the name', () => {
    expect(choose(ratio({ dataSource: 'us' }), [EU, US])).toEqual({
      kind: 'chosen',
      source: 'us',
      type: 'prometheus',
    });
  });

  it('takes the only source that reads the type, whatever its case', () => {
    expect(choose(ratio({ type: 'Mimir' }), [EU, US, PUSH])).toMatchObject({
      source: 'eu',
    });
    expect(choose(ratio({ type: 'push' }), [EU, US, PUSH])).toMatchObject({
      source: 'push',
    });
  });

  it('takes the only source that reads the type of the DataSource that is named', () => {
    const definition = ratio({ dataSource: 'team-metrics' });
    const objects = [{ name: 'team-metrics', type: 'Prometheus' }];
    expect(choose(definition, [US, PUSH], objects)).toMatchObject({
      source: 'us',
    });
    expect(choose(definition, [EU, US], objects)).toEqual(
      refusal('Several', 'team-metrics', 'eu', 'us', 'metricSourceRef'),
    );
  });

  it('names the candidates where it cannot choose', () => {
    expect(choose(ratio({ type: 'prometheus' }), [EU, US])).toEqual(
      refusal('Several', 'name one of eu \\(prometheus, mimir\\), us'),
    );
    expect(choose(ratio({ type: 'datadog' }), [EU])).toEqual(
      refusal('No configured data source', 'datadog', 'configured are: eu'),
    );
    expect(choose(ratio({ dataSource: 'asia' }), [EU])).toEqual(
      refusal('asia', 'neither configured', 'eu'),
    );
    expect(choose(ratio({}), [])).toEqual(
      refusal('neither metricSourceRef nor type', 'none'),
    );
    expect(choose(ratio({ dataSource: 'us', type: 'datadog' }), [US])).toEqual(
      refusal('us', 'reads prometheus', 'datadog'),
    );
  });

  it('wants both sides of a ratio from one source', () => {
    expect(
      choose(ratio({ dataSource: 'eu' }, { dataSource: 'us' }), [EU, US]),
    ).toEqual(refusal('eu', 'us', 'one data source'));
  });
});
