/** The elements that Marko knows; all others are written as they are. */
export const KNOWN_ELEMENTS: ReadonlySet<string> = new Set(
  (
    'a abbr address area article aside audio b base bdi bdo blockquote body br button canvas caption cite code col colgroup data datalist dd del details dfn ' +
    'dialog div dl dt em embed fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li ' +
    'link main map mark menu meta meter noscript object ol optgroup option output p picture pre progress q rp rt ruby s samp section select small source span ' +
    'strong sub summary sup style table tbody td textarea tfoot th thead time title tr track u ul var video wbr ' +
    'circle clipPath defs desc ellipse feGaussianBlur filter foreignObject g image line linearGradient marker mask math mfrac mi mn mo mrow path pattern polygon ' +
    'polyline radialGradient rect stop svg switch symbol text textPath tspan use view'
  ).split(' '),
);
