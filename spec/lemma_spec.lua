-- Dictionary forms of words by rule.

local core = require "casus.core"

-- Runs `check` on every line of a block of words.
local function lines(text, check)
  for line in text:gmatch "[^\n]+" do
    local words = {}
    for word in line:gmatch "%S+" do words[#words + 1] = word end
    check(words)
  end
end

-- verb, third person, -ing, past, participle
local VERBS = [[
shoot shoots shooting shot shot
fight fights fighting fought fought
freeze freezes freezing froze frozen
tear tears tearing tore torn
cling clings clinging clung clung
dig digs digging dug dug
shake shakes shaking shook shaken
swear swears swearing swore sworn
steal steals stealing stole stolen
waylay waylays waylaying waylaid waylaid
boycott boycotts boycotting boycotted boycotted
extradite extradites extraditing extradited extradited
strafe strafes strafing strafed strafed
annul annuls annulling annulled annulled
lean leans leaning leaned leant
overthrow overthrows overthrowing overthrew overthrown
withhold withholds withholding withheld withheld
slay slays slaying slew slain
gas gasses gassing gassed gassed
quell quells quelling quelled quelled
axe axes axing axed axed
flee flees fleeing fled fled
lend lends lending lent lent
bleed bleeds bleeding bled bled
feed feeds feeding fed fed
overrun overruns overrunning overran overrun
expel expels expelling expelled expelled
compel compels compelling compelled compelled
rebel rebels rebelling rebelled rebelled
repel repels repelling repelled repelled
patrol patrols patrolling patrolled patrolled
control controls controlling controlled controlled
cancel cancels cancelling cancelled canceled
travel travels travelling travelled traveled
counsel counsels counselling counselled counseled
bomb bombs bombing bombed bombed
jail jails jailing jailed jailed
probe probes probing probed probed
ease eases easing eased eased
seize seizes seizing seized seized
raze razes razing razed razed
oust ousts ousting ousted ousted
veto vetoes vetoing vetoed vetoed
embargo embargoes embargoing embargoed embargoed
torpedo torpedoes torpedoing torpedoed torpedoed
echo echoes echoing echoed echoed
strike strikes striking struck stricken
seek seeks seeking sought sought
take takes taking took taken
retake retakes retaking retook retaken
undertake undertakes undertaking undertook undertaken
rebuild rebuilds rebuilding rebuilt rebuilt
uphold upholds upholding upheld upheld
foresee foresees foreseeing foresaw foreseen
mislead misleads misleading misled misled
withdraw withdraws withdrawing withdrew withdrawn
withstand withstands withstanding withstood withstood
override overrides overriding overrode overridden
forgive forgives forgiving forgave forgiven
forbid forbids forbidding forbade forbidden
hide hides hiding hid hidden
throw throws throwing threw thrown
rise rises rising rose risen
arise arises arising arose arisen
drive drives driving drove driven
speak speaks speaking spoke spoken
break breaks breaking broke broken
choose chooses choosing chose chosen
wear wears wearing wore worn
bear bears bearing bore borne
sink sinks sinking sank sunk
spring springs springing sprang sprung
begin begins beginning began begun
win wins winning won won
hold holds holding held held
lead leads leading led led
meet meets meeting met met
leave leaves leaving left left
lose loses losing lost lost
send sends sending sent sent
spend spends spending spent spent
bring brings bringing brought brought
buy buys buying bought bought
catch catches catching caught caught
teach teaches teaching taught taught
beat beats beating beat beaten
fall falls falling fell fallen
fly flies flying flew flown
give gives giving gave given
grow grows growing grew grown
know knows knowing knew known
lie lies lying lied lain
lay lays laying laid laid
die dies dying died died
tie ties tying tied tied
vie vies vying vied vied
stand stands standing stood stood
strive strives striving strove striven
sue sues suing sued sued
agree agrees agreeing agreed agreed
free frees freeing freed freed
decree decrees decreeing decreed decreed
guarantee guarantees guaranteeing guaranteed guaranteed
accede accedes acceding acceded acceded
concede concedes conceding conceded conceded
intervene intervenes intervening intervened intervened
convene convenes convening convened convened
open opens opening opened opened
threaten threatens threatening threatened threatened
happen happens happening happened happened
abandon abandons abandoning abandoned abandoned
pardon pardons pardoning pardoned pardoned
postpone postpones postponing postponed postponed
condone condones condoning condoned condoned
phone phones phoning phoned phoned
prosecute prosecutes prosecuting prosecuted prosecuted
dispute disputes disputing disputed disputed
execute executes executing executed executed
refute refutes refuting refuted refuted
rebut rebuts rebutting rebutted rebutted
rout routs routing routed routed
visit visits visiting visited visited
limit limits limiting limited limited
invite invites inviting invited invited
incite incites inciting incited incited
solicit solicits soliciting solicited solicited
persuade persuades persuading persuaded persuaded
dissuade dissuades dissuading dissuaded dissuaded
guide guides guiding guided guided
raid raids raiding raided raided
avoid avoids avoiding avoided avoided
invade invades invading invaded invaded
impede impedes impeding impeded impeded
shell shells shelling shelled shelled
kill kills killing killed killed
install installs installing installed installed
reconcile reconciles reconciling reconciled reconciled
exile exiles exiling exiled exiled
console consoles consoling consoled consoled
assail assails assailing assailed assailed
appeal appeals appealing appealed appealed
defuse defuses defusing defused defused
abuse abuses abusing abused abused
focus focuses focusing focused focussed
accuse accuses accusing accused accused
discuss discusses discussing discussed discussed
charge charges charging charged charged
challenge challenges challenging challenged challenged
arrange arranges arranging arranged arranged
hang hangs hanging hung hanged
bring brings bringing brought brought
plunge plunges plunging plunged plunged
breathe breathes breathing breathed breathed
bathe bathes bathing bathed bathed
attach attaches attaching attached attached
impeach impeaches impeaching impeached impeached
reach reaches reaching reached reached
breach breaches breaching breached breached
march marches marching marched marched
blitz blitzes blitzing blitzed blitzed
panic panics panicking panicked panicked
traffic traffics trafficking trafficked trafficked
kidnap kidnaps kidnapping kidnapped kidnaped
develop develops developing developed developed
equip equips equipping equipped equipped
ship ships shipping shipped shipped
escape escapes escaping escaped escaped
hope hopes hoping hoped hoped
elope elopes eloping eloped eloped
occur occurs occurring occurred occurred
deter deters deterring deterred deterred
defer defers deferring deferred deferred
offer offers offering offered offered
interfere interferes interfering interfered interfered
adhere adheres adhering adhered adhered
deplore deplores deploring deplored deplored
restore restores restoring restored restored
honor honors honoring honored honored
labor labors laboring labored labored
monitor monitors monitoring monitored monitored
massacre massacres massacring massacred massacred
declare declares declaring declared declared
require requires requiring required required
fire fires firing fired fired
murder murders murdering murdered murdered
knife knifes knifing knifed knifed
bribe bribes bribing bribed bribed
prescribe prescribes prescribing prescribed prescribed
climb climbs climbing climbed climbed
stab stabs stabbing stabbed stabbed
grab grabs grabbing grabbed grabbed
plan plans planning planned planned
ban bans banning banned banned
plot plots plotting plotted plotted
plane planes planing planed planed
commit commits committing committed committed
submit submits submitting submitted submitted
benefit benefits benefiting benefited benefited
create creates creating created created
treat treats treating treated treated
defeat defeats defeating defeated defeated
negotiate negotiates negotiating negotiated negotiated
taste tastes tasting tasted tasted
last lasts lasting lasted lasted
cast casts casting cast cast
quiz quizzes quizzing quizzed quizzed
mobilise mobilises mobilising mobilised mobilised
analyse analyses analysing analysed analysed
live lives living lived lived
halve halves halving halved halved
owe owes owing owed owed
awe awes awing awed awed
]]

-- noun, plural
local NOUNS = [[
man men
woman women
policeman policemen
child children
foot feet
crisis crises
analysis analyses
base bases
life lives
wife wives
leaf leaves
thief thieves
criterion criteria
phenomenon phenomena
referendum referenda
memorandum memoranda
hero heroes
veto vetoes
shoe shoes
movie movies
city cities
attaché attachés
coach coaches
cache caches
headache headaches
virus viruses
bus buses
house houses
tax taxes
axe axes
troop troops
army armies
jihadi jihadis
series series
headquarters headquarters
corps corps
barracks barracks
tribesperson tribespeople
]]

-- tag, lemma, form
local OTHERS = [[
JJR good better
JJS bad worst
JJR large larger
JJS late latest
JJR big bigger
JJS heavy heaviest
JJS fierce fiercest
JJR simple simpler
VB lay lay
VB present present
VBP be are
VBP lay lay
VBP found found
NN killing killing
NNP Reading Reading
NNPS Philippines Philippines
CD 5,000 5,000
]]

describe("the forms of a verb", function()
  local tags = { "VB", "VBZ", "VBG", "VBD", "VBN" }
  lines(VERBS, function(words)
    it(("lead to %q"):format(words[1]), function()
      for i, word in ipairs(words) do
        assert.equal(words[1], (core.lemma(word, tags[i])), word)
        assert.equal(words[1], (core.lemma(word:upper(), tags[i])), word)
      end
    end)
  end)
end)

describe("a plural", function()
  lines(NOUNS, function(words)
    it(("%q leads to %q"):format(words[2], words[1]), function()
      assert.equal(words[1], (core.lemma(words[2], "NNS")))
    end)
  end)
end)

describe("a word with another tag", function()
  lines(OTHERS, function(words)
    it(("%q as %s leads to %q"):format(words[3], words[1], words[2]),
      function() assert.equal(words[2], (core.lemma(words[3], words[1]))) end)
  end)
end)

describe("a lemma is sure", function()
  for _, case in ipairs {
    { "shot", "VBD", true }, { "cut", "VBN", true }, { "leaned", "VBD", true },
    { "'s", "VBZ", false }, { "women", "NNS", true }, { "arms", "NNS", false },
  } do
    it(("or not for %q"):format(case[1]), function()
      local _, sure = core.lemma(case[1], case[2])
      assert.equal(case[3], sure)
    end)
  end
end)
