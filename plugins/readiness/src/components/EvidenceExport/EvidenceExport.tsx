import { InfoCard } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import {
  EntityGovernance,
  EVIDENCE_DIGEST_HEADER,
} from 'backstage-plugin-readiness-common';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import GetAppIcon from '@material-ui/icons/GetApp';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { useContext, useState } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { governanceApiRef } from '../../api';
import { ClockContext } from '../../hooks/ClockContext';
import { useWords } from '../../hooks/useWords';
import { errorReason } from '../../words/errorReason';
import { archiveName } from './archiveName';
import { DEFAULT_PERIOD, periodQuery } from './evidencePeriod';
import { ExportedArchive, SavedArchive } from './ExportedArchive';
import { PeriodFields } from './PeriodFields';
import { saveBlob } from './saveBlob';

const useStyles = makeStyles(
  theme => ({ button: { margin: theme.spacing(1, 0) } }),
  { name: 'ReadinessEvidenceExport' },
);

/** Saves the evidence about an entity in a period as an archive, for those who may. @internal */
export const EvidenceExport = (props: { governance: EntityGovernance }) => {
  const { entityRef, actions } = props.governance;
  const classes = useStyles();
  const { t } = useWords();
  const clock = useContext(ClockContext);
  const [period, setPeriod] = useState(DEFAULT_PERIOD);
  const [request, save] = useSaving(entityRef);
  if (!actions.includes('export-evidence')) {
    return null;
  }
  const { loading, value: archive, error } = request;
  const query = periodQuery(period, clock());
  return (
    <InfoCard
      title={t('evidence.title')}
      titleTypographyProps={{ component: 'h2' }}
    >
      <Typography variant="body2">{t('evidence.text')}</Typography>
      <PeriodFields period={period} onChange={setPeriod} />
      <Button
        className={classes.button}
        variant="outlined"
        size="small"
        startIcon={<GetAppIcon />}
        disabled={loading || query === undefined}
        onClick={() => query && save(query)}
      >
        {t('evidence.export')}
      </Button>
      <Typography variant="body2" role="status">
        {loading && t('evidence.exporting')}
        {!loading && archive && t('evidence.exported', { name: archive.name })}
      </Typography>
      {!loading && archive && <ExportedArchive archive={archive} />}
      {!loading && error && (
        <Alert severity="error">
          <AlertTitle>{t('evidence.failed')}</AlertTitle>
          {errorReason(error)}
        </Alert>
      )}
    </InfoCard>
  );
};

/** Hands the archive to the browser once all of it is there. */
function useSaving(entityRef: string) {
  const api = useApi(governanceApiRef);
  const clock = useContext(ClockContext);
  return useAsyncFn(
    async (period: { from: string; to?: string }): Promise<SavedArchive> => {
      const now = clock();
      const answer = await api.exportEvidence({ entity: entityRef, ...period });
      const digest = answer.headers.get(EVIDENCE_DIGEST_HEADER);
      const name = archiveName(entityRef, { period, digest, now });
      saveBlob(await answer.blob(), name);
      return { name, digest };
    },
    [api, clock, entityRef],
  );
}
