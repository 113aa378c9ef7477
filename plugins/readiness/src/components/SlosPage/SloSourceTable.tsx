import { SloSourceView } from 'backstage-plugin-readiness-common';
import Typography from '@material-ui/core/Typography';
import { useSloDrill } from '../../hooks/useSloDrill';
import { useWords } from '../../hooks/useWords';
import { CountLink } from '../CountLink';
import { FigureTable } from '../FigureTable';
import { RelativeTime } from '../RelativeTime';
import { SloSourceLabel } from './SloSourceLabel';

/** The data sources: whether each answers, since when it does not, and how many objectives hang on it. @internal */
export const SloSourceTable = (props: {
  sources: readonly SloSourceView[];
}) => {
  const { t } = useWords();
  const drill = useSloDrill();
  if (props.sources.length === 0) {
    return <Typography variant="body2">{t('slos.noSources')}</Typography>;
  }
  return (
    <FigureTable
      label={t('slos.sources')}
      columns={[
        { title: t('slos.columnSource') },
        { title: t('slos.columnSourceState') },
        { title: t('slos.columnLastRead') },
        { title: t('slos.columnObjectives'), numeric: true },
      ]}
      rows={props.sources.map(source => ({
        key: source.name,
        cells: [
          `${source.title} (${source.types.join(', ')})`,
          <SloSourceLabel key="state" source={source} />,
          source.lastReadAt === null ? (
            t('slos.never')
          ) : (
            <RelativeTime key="read" at={source.lastReadAt} />
          ),
          <CountLink
            key="objectives"
            count={source.objectives}
            to={drill('objectives', { source: source.name })}
            label={source.title}
          />,
        ],
      }))}
    />
  );
};
