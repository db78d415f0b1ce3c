/** What is printed in the place of a picture that a record does not have. SVG. */
export const PLACEHOLDER =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="100" height="100"><rect x="1" y="1" width="98" height="98" rx="6" fill="#f3f5f7" stroke="#ccd4dc"/><path d="M22 70l18-24 14 17 9-10 15 17z" fill="#ccd4dc"/><circle cx="66" cy="34" r="7" fill="#ccd4dc"/></svg>';
