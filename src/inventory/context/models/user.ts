import { alias, column, defineModel } from '../declare.ts';

/** All that a template may know of a user: nothing else of the table can be reached. */
export const User = defineModel('User', {
  description: 'Somebody who logs in.',
  members: {
    username: column('text', 'Log-in name.'),
    first_name: column('text', 'First name.', 't."firstName"'),
    last_name: column('text', 'Last name.', 't."lastName"'),
    email: column('text', 'E-mail address.'),
    is_staff: column('boolean', 'Whether the user manages the server.', 't."isStaff"'),
    is_superuser: column('boolean', 'Whether the user may do everything.', 't."isSuperuser"'),
    label: alias('Log-in name.', 'username'),
    str: alias('As InvenTree prints it: the log-in name.', 'username'),
  },
  summary: ['first_name', 'last_name'],
});
