import Typography from '@material-ui/core/Typography';
import { useWords } from '../../hooks/useWords';
import { offWords } from '../../words/offWords';
import { Disclosure } from '../Disclosure';

/** "11 checks off, they need ...", with their names behind it. @internal */
export const OffChecks = (props: {
  off: readonly { checkId: string; title: string; needs?: string }[];
}) => {
  const { off } = props;
  const { t } = useWords();
  if (off.length === 0) {
    return null;
  }
  return (
    <Disclosure summary={offWords(t, off)}>
      <ul>
        {off.map(({ checkId, title, needs }) => (
          <Typography key={checkId} variant="body2" component="li">
            {needs
              ? t('tab.offNeeds', { title, needs })
              : t('tab.offPlain', { title })}
          </Typography>
        ))}
      </ul>
    </Disclosure>
  );
};
