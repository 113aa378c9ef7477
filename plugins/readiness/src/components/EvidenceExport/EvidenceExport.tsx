import { parseEntityRef } from '@backstage/catalog-model';
import { InfoCard } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { EntityGovernance } from 'backstage-plugin-readiness-common';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import GetAppIcon from '@material-ui/icons/GetApp';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { governanceApiRef } from '../../api';
import { useWords } from '../../hooks/useWords';
import { errorReason } from '../../words/errorReason';
import { saveBlob } from './saveBlob';

const useStyles = makeStyles(
  theme => ({ button: { margin: theme.spacing(1, 0) } }),
  { name: 'ReadinessEvidenceExport' },
);

/** Saves the evidence about an entity as an archive, for those who may. @internal */
export const EvidenceExport = (props: { governance: EntityGovernance }) => {
  const { entityRef, actions } = props.governance;
  const classes = useStyles();
  const { t } = useWords();
  const api = useApi(governanceApiRef);
  const [request, save] = useAsyncFn(async () => {
    const name = `evidence-${parseEntityRef(entityRef).name}.zip`;
    const answer = await api.exportEvidence({ entity: entityRef });
    saveBlob(await answer.blob(), name);
    return name;
  }, [api, entityRef]);
  if (!actions.includes('export-evidence')) {
    return null;
  }
  const { loading, value: name, error } = request;
  return (
    <InfoCard
      title={t('evidence.title')}
      titleTypographyProps={{ component: 'h2' }}
    >
      <Typography variant="body2">{t('evidence.text')}</Typography>
      <Button
        className={classes.button}
        variant="outlined"
        size="small"
        startIcon={<GetAppIcon />}
        disabled={loading}
        onClick={save}
      >
        {t('evidence.export')}
      </Button>
      <Typography variant="body2" role="status">
        {loading && t('evidence.exporting')}
        {!loading && name && t('evidence.exported', { name })}
      </Typography>
      {!loading && error && (
        <Alert severity="error">
          <AlertTitle>{t('evidence.failed')}</AlertTitle>
          {errorReason(error)}
        </Alert>
      )}
    </InfoCard>
  );
};
