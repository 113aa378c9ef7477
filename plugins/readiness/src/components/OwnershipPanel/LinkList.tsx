import { makeStyles } from '@material-ui/core/styles';
import { SafeLink } from '../SafeLink';

const useStyles = makeStyles(
  { list: { listStyle: 'none', margin: 0, padding: 0 } },
  { name: 'ReadinessLinkList' },
);

/** Links one below the other, or a word that there is none. @internal */
export const LinkList = (props: {
  links: readonly { label: string; url: string }[];
  none: string;
}) => {
  const { links, none } = props;
  const classes = useStyles();
  if (links.length === 0) {
    return <>{none}</>;
  }
  return (
    <ul className={classes.list}>
      {links.map(({ label, url }) => (
        <li key={`${label} ${url}`}>
          <SafeLink url={url}>{label}</SafeLink>
        </li>
      ))}
    </ul>
  );
};
