import { ProxiedSignInPage } from '@backstage/core-components';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { choosePerson, readChosenPerson } from './chosenPerson';

/** Somebody who is not in the catalog (any more) must not lock the visitor out. */
const PersonRefused = (props: { error?: Error }) => (
  <>
    <Typography paragraph>
      You could not be signed in as this person. {props.error?.message}
    </Typography>
    <Button variant="contained" onClick={() => choosePerson(undefined)}>
      Continue as guest
    </Button>
  </>
);

/** A session of the demo portal needs no answer from the visitor, so it is opened without a page that asks for one. */
export const PortalSignInPage = (props: SignInPageProps) => {
  const person = readChosenPerson();
  return person === undefined ? (
    <ProxiedSignInPage {...props} provider="guest" />
  ) : (
    <ProxiedSignInPage
      {...props}
      provider="sample-people"
      headers={{ 'x-sample-person': person }}
      ErrorComponent={PersonRefused}
    />
  );
};
