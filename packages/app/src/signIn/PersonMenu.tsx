import { SidebarItem } from '@backstage/core-components';
import { configApiRef, useApi } from '@backstage/core-plugin-api';
import ListItemText from '@material-ui/core/ListItemText';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import PeopleIcon from '@material-ui/icons/People';
import { MouseEvent, useState } from 'react';
import { choosePerson, readChosenPerson } from './chosenPerson';

/** The people whom the configuration offers. */
function usePeople(): { name: string; title: string; role: string }[] {
  const config = useApi(configApiRef);
  return (config.getOptionalConfigArray('app.people') ?? []).map(person => ({
    name: person.getString('name'),
    title: person.getString('title'),
    role: person.getString('role'),
  }));
}

/** Lets a visitor be one of the sample people; absent where there are none. */
export const PersonMenu = () => {
  const people = usePeople();
  const [anchor, setAnchor] = useState<Element | null>(null);
  const chosen = readChosenPerson();
  const current = people.find(({ name }) => name === chosen);
  if (people.length === 0) {
    return null;
  }
  const choices = [
    { name: undefined, title: 'Guest', role: 'of the platform team' },
    ...people,
  ];
  return (
    <>
      <SidebarItem
        icon={PeopleIcon}
        text={`You are ${current?.title ?? 'Guest'}`}
        onClick={(event: MouseEvent) => setAnchor(event.currentTarget)}
        aria-haspopup="menu"
      />
      <Menu
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        MenuListProps={{ 'aria-label': 'Be somebody else' }}
      >
        {choices.map(({ name, title, role }) => (
          <MenuItem
            key={title}
            selected={name === current?.name}
            onClick={() => choosePerson(name)}
          >
            <ListItemText primary={title} secondary={role} />
          </MenuItem>
        ))}
      </Menu>
    </>
  );
};
