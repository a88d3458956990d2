/** What the name of an image says, and that a tag is only a label. */
import { createLab, familiarString, parseNormalized, withDefaultTag } from 'slipway';

const { domain, path, tag } = parseNormalized('registry.harbour.example:5000/workshop/anchor:v2');
console.log(domain, path, tag); // registry.harbour.example:5000 workshop/anchor v2

// What is left out has a default; for people it is left out again.
const short = withDefaultTag(parseNormalized('anchor'));
console.log(short.domain, short.path, short.tag, familiarString(short)); // docker.io library/anchor latest anchor:latest

const host = createLab({ seed: 'names' }).host();
const debian = host.pull('debian');
debian.tag('anchor:v2');
debian.tag('workshop/anchor:v2');
console.log(debian.tags.join(' ')); // anchor:v2 debian:latest workshop/anchor:v2

// Giving the name to another image takes it from the first.
host.pull('busybox').tag('anchor:v2');
console.log(host.image('anchor:v2').tags.join(' '), debian.tags.length); // anchor:v2 busybox:latest 2

// Taking a name away is not removing an image while another name is left.
console.log(host.removeImage('workshop/anchor:v2').length, debian.exists); // 1 true

const refused = debian.tryTag('Anchor');
console.log(refused?.message); // invalid reference format: repository name must be lowercase
