import { owners, people, record, type DemoRecord, type Person } from './records.ts';

/** No password has this hash: nobody can log in. */
const NO_PASSWORD = '!';

const user = (pk: number, key: Person, firstName: string, lastName: string): DemoRecord =>
  record('auth.user', pk, {
    username: people[key][0],
    password: NO_PASSWORD,
    first_name: firstName,
    last_name: lastName,
    email: `${people[key][0]}@halden.example`,
    is_staff: false,
    is_superuser: false,
    is_active: true,
    date_joined: '2025-01-07T08:00:00Z',
    groups: [],
    user_permissions: [],
  });

/** Colleagues that records name. Whoever runs the demo logs in as `demo`, a user that the demo itself creates. */
export const peopleRecords: DemoRecord[] = [
  user(11, 'oskar', 'Oskar', 'Nilsen'),
  user(12, 'mira', 'Mira', 'Solberg'),
  user(13, 'jonas', 'Jonas', 'Weiß'),
  user(14, 'aylin', 'Aylin', 'Çelik'),
  ...(Object.keys(owners) as Person[]).map((person, index) =>
    record('users.owner', owners[person], { owner_type: ['auth', 'user'], owner_id: 11 + index }),
  ),
  record('common.projectcode', 1, { code: 'AURORA-26', description: 'Aurora, production of 2026', responsible: owners.mira }),
  record('common.projectcode', 2, { code: 'OEM', description: 'Boards for other makers', responsible: owners.aylin }),
];
