/*
 * The words of the Engine's container names, in its order, taken from docker-names-ts 1.2.4 by Mohammad Reza Vashian,
 * which is under the MIT License:
 *
 * Permission is hereby granted, free of charge, to any person obtaining a copy
 * of this software and associated documentation files (the "Software"), to deal
 * in the Software without restriction, including without limitation the rights
 * to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
 * copies of the Software, and to permit persons to whom the Software is
 * furnished to do so, subject to the following conditions:
 *
 * The above copyright notice and this permission notice shall be included in all
 * copies or substantial portions of the Software.
 *
 * THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
 * IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
 * FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
 * AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
 * LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
 * OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
 * SOFTWARE.
 */

export const adjectives: readonly string[] = (
  'admiring adoring affectionate agitated amazing angry awesome beautiful blissful bold boring brave busy ' +
  'charming clever cool compassionate competent condescending confident cranky crazy dazzling determined ' +
  'distracted dreamy eager ecstatic elastic elated elegant eloquent epic exciting fervent festive flamboyant ' +
  'focused friendly frosty funny gallant gifted goofy gracious great happy hardcore heuristic hopeful hungry ' +
  'infallible inspiring interesting intelligent jolly jovial keen kind laughing loving lucid magical mystifying ' +
  'modest musing naughty nervous nice nifty nostalgic objective optimistic peaceful pedantic pensive practical ' +
  'priceless quirky quizzical recursing relaxed reverent romantic sad serene sharp silly sleepy stoic strange ' +
  'stupefied suspicious sweet tender thirsty trusting unruffled upbeat vibrant vigilant vigorous wizardly ' +
  'wonderful xenodochial youthful zealous zen'
).split(' ');

export const surnames: readonly string[] = (
  'albattani allen almeida antonelli agnesi archimedes ardinghelli aryabhata austin babbage banach banzai ' +
  'bardeen bartik bassi beaver bell benz bhabha bhaskara black blackburn blackwell bohr booth borg bose bouman ' +
  'boyd brahmagupta brattain brown buck burnell cannon carson cartwright carver cerf chandrasekhar chaplygin ' +
  'chatelet chatterjee chebyshev cohen chaum clarke colden cori cray curran curie darwin davinci dewdney dhawan ' +
  'diffie dijkstra dirac driscoll dubinsky easley edison einstein elbakyan elgamal elion ellis engelbart euclid ' +
  'euler faraday feistel fermat fermi feynman franklin gagarin galileo galois ganguly gates gauss germain ' +
  'goldberg goldstine goldwasser golick goodall gould greider grothendieck haibt hamilton haslett hawking ' +
  'hellman heisenberg hermann herschel hertz heyrovsky hodgkin hofstadter hoover hopper hugle hypatia ishizaka ' +
  'jackson jang jemison jennings jepsen johnson joliot jones kalam kapitsa kare keldysh keller kepler khayyam ' +
  'khorana kilby kirch knuth kowalevski lalande lamarr lamport leakey leavitt lederberg lehmann lewin ' +
  'lichterman liskov lovelace lumiere mahavira margulis matsumoto maxwell mayer mccarthy mcclintock mclaren ' +
  'mclean mcnulty mendel mendeleev meitner meninsky merkle mestorf mirzakhani montalcini moore morse murdock ' +
  'moser napier nash neumann newton nightingale nobel noether northcutt noyce panini pare pascal pasteur payne ' +
  'perlman pike poincare poitras proskuriakova ptolemy raman ramanujan ride ritchie rhodes robinson roentgen ' +
  'rosalind rubin saha sammet sanderson satoshi shamir shannon shaw shirley shockley shtern sinoussi snyder ' +
  'solomon spence stonebraker sutherland swanson swartz swirles taussig tereshkova tesla tharp thompson ' +
  'torvalds tu turing varahamihira vaughan visvesvaraya volhard villani wescoff wilbur wiles williams ' +
  'williamson wilson wing wozniak wright wu yalow yonath zhukovsky'
).split(' ');
