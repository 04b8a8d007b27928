//! One rulebook with every construct, as the formatter writes it in either language.

/// With English keywords.
pub(super) const ENGLISH: &str = r##"# A rulebook with every construct.
rulebook contact "Contact interviews"
  law "lov om en aktiv beskæftigelsesindsats" as lab
  law "frikommunelov" as frikommunelov, until 2021-06-30
  law "forslag" as forslag_l1, never enacted
  lab kap. 7 has §§ 27-38
  source "lov nr. 548 af 7. maj 2019"
  uses common
  months last_day
  holidays stay
  from 2020-01-01

category benefit "Benefit"
  cash_benefit "cash benefit" code 615
  sickness_benefit "sickness benefit" code "A 1"

actor jobcenter "the job centre"

event interview on held_on
  held_on date
  form one of in_person, phone, video

event benefit_period from started_on until ended_on
  started_on date
  ended_on date, optional
  hours hours
  share percent
  amount money
  length duration
  count number
  note text
  by actor

situation
  birth_date date
  benefit benefit
  first_contact date, optional "When did the citizen first ask for help?"
  job_ready yes/no, assessed by jobcenter "Is the citizen able to take ordinary work now?"
  parental_leave yes/no, assumed no
  wish yes/no, requested by citizen
  place text, chosen by citizen
  interviews events interview

definition age is whole years from birth_date to today

definition hours_left "hours left" is (
    37 hours - (sum of hours of jobs in the last 6 months) rounded down to 0.5)

# Who it is about.

# A second group of comments.
> Lines that start with > retell the provision.
> They belong to the item below.
target group job_ready_recipient "Job-ready recipients"
  lab § 6, nr. 2
  when benefit is cash_benefit and job_ready and (age is at least 30 or has_qualifying_education)
    and not parental_leave
  unless benefit is not cash_benefit
  basis guidance
  interpretation "The sources do not say."
  tag core, interviews

at most one of job_ready_recipient, activity_ready_recipient, common.other

requirement first_interview "First job interview"
  lab § 31, stk. 5, jf. § 32
  for job_ready_recipient, common.other
  unless parental_leave
  jobcenter must "hold an individual job interview"
  within 1 week after first_contact
  form in_person
  content "the ""plan"" and its steps"
  documents not encoded "not verified"
  decided by jobcenter
  met by interviews where held_on is at least first_contact and form is in in_person, phone
  counts earlier events
  spends its events
  states last_day "last day" is first_contact + 1 week
  instead of general_interview

requirement interviews_first_half_year
  lab § 31, stk. 3
  jobcenter must "hold individual job interviews"
  at least 4 times within 6 months after first_contact
  met by interviews

requirement once_within
  lab § 31, stk. 3
  jobcenter may "hold an interview"
  at least once within 2 weeks before earliest of (first_contact, 2020-01-01)

requirement follow_up
  lab § 32, stk. 1
  jobcenter must "follow up"
  at least every 3 months from first_contact + 6 months
  when (number of interviews in the last 6 months where form is phone) is at least 4
  when not (age is under 30) or age is between 30 and 64 or first_contact is not known
  when status of first_interview is overdue
  when there are interviews since first_contact
  when no interviews between first_contact and today

requirement yearly
  lab § 32, stk. 2
  jobcenter must not "forget"
  at least every year from date of latest interviews
  broken by interviews where form is not in_person

requirement by_date
  by 2020-12-31
  basis secondary

requirement before_date
  before first_contact

requirement always
  at all times
  proposed "announced, never put forward"

requirement unknown_deadline
  within not encoded "not verified"
  from 2020-01-01 until 2021-12-31

trial north_jutland "Free-municipality trial"
  frikommunelov § 1
  bylaw "by-law of 2017"
  when municipality is in vesthimmerland, jammerbugt
  from 2017-07-01 until 2021-12-31

exemption free_form "Form of the interviews"
  in trial north_jutland
  lifts form of first_interview, documents lae_265 of follow_up, deadline of tag core
  changes deadline of first_interview to within 6 weeks after first_contact
  changes decision of first_interview to citizen
  changes form of first_interview to phone, video
  prevails over other_exemption

guardrail benefits "Benefits are not touched"
  protects aktivloven kap. 4, tag core, first_interview

not encoded "Decided by the municipal council."
  lab § 105

example "a job-ready recipient in Vesthimmerland"
  as of 2020-03-15
  with proposal
  given
    birth_date 1985-01-10
    # What the job centre found.
    job_ready yes, assessed by "N.N." on 2020-03-01 "ready for work"
    income 1000 DKK
    no first_contact
    interviews held_on 2020-03-02, form phone, no note
    interviews incomplete  # some are missing
  expect
    first_interview due 2020-04-12, open
    follow_up upcoming
    form of first_interview lifted by free_form
    deadline of first_interview changed by free_form
    follow_up lifted by alone_to_work, other
    yearly does not apply
    always undetermined
    job_ready_recipient applies
    age is at least 30
    age is not 31
    question job_ready
    conflict first_interview
    because "the trial lifts the form"

# The end.
"##;

/// The same with Danish keywords.
pub(super) const DANISH: &str = r##"# A rulebook with every construct.
regelsæt contact "Contact interviews"
  lov "lov om en aktiv beskæftigelsesindsats" som lab
  lov "frikommunelov" som frikommunelov, til 2021-06-30
  lov "forslag" som forslag_l1, aldrig vedtaget
  lab kap. 7 omfatter §§ 27-38
  kilde "lov nr. 548 af 7. maj 2019"
  bruger common
  måneder sidste_dag
  helligdage bliver stående
  fra 2020-01-01

kategori benefit "Benefit"
  cash_benefit "cash benefit" kode 615
  sickness_benefit "sickness benefit" kode "A 1"

aktør jobcenter "the job centre"

hændelse interview den held_on
  held_on dato
  form en af in_person, phone, video

hændelse benefit_period fra started_on til ended_on
  started_on dato
  ended_on dato, kan mangle
  hours timer
  share procent
  amount beløb
  length varighed
  count tal
  note tekst
  by aktør

situation
  birth_date dato
  benefit benefit
  first_contact dato, kan mangle "When did the citizen first ask for help?"
  job_ready ja/nej, vurderet af jobcenter "Is the citizen able to take ordinary work now?"
  parental_leave ja/nej, antages nej
  wish ja/nej, ønsket af citizen
  place tekst, valgt af citizen
  interviews hændelser interview

definition age er hele år fra birth_date til i dag

definition hours_left "hours left" er (
    37 timer - (sum af hours for jobs i de seneste 6 måneder) rundet ned til 0.5)

# Who it is about.

# A second group of comments.
> Lines that start with > retell the provision.
> They belong to the item below.
målgruppe job_ready_recipient "Job-ready recipients"
  lab § 6, nr. 2
  når benefit er cash_benefit og job_ready og (age er mindst 30 eller has_qualifying_education)
    og ikke parental_leave
  medmindre benefit ikke er cash_benefit
  grundlag vejledning
  fortolkning "The sources do not say."
  mærke core, interviews

højst én af job_ready_recipient, activity_ready_recipient, common.other

krav first_interview "First job interview"
  lab § 31, stk. 5, jf. § 32
  for job_ready_recipient, common.other
  medmindre parental_leave
  jobcenter skal "hold an individual job interview"
  senest 1 uge efter first_contact
  form in_person
  indhold "the ""plan"" and its steps"
  dokumenter ikke omfattet "not verified"
  afgøres af jobcenter
  opfyldt ved interviews hvor held_on er mindst first_contact og form er blandt in_person, phone
  medregner tidligere hændelser
  forbruger sine hændelser
  opgør last_day "last day" er first_contact + 1 uge
  i stedet for general_interview

krav interviews_first_half_year
  lab § 31, stk. 3
  jobcenter skal "hold individual job interviews"
  mindst 4 gange inden for 6 måneder efter first_contact
  opfyldt ved interviews

krav once_within
  lab § 31, stk. 3
  jobcenter kan "hold an interview"
  mindst én gang inden for 2 uger før tidligste af (first_contact, 2020-01-01)

krav follow_up
  lab § 32, stk. 1
  jobcenter skal "follow up"
  mindst hver 3. måned fra first_contact + 6 måneder
  når (antal interviews i de seneste 6 måneder hvor form er phone) er mindst 4
  når ikke (age er under 30) eller age er mellem 30 og 64 eller first_contact ikke er kendt
  når status for first_interview er overskredet
  når der er interviews siden first_contact
  når der er ingen interviews mellem first_contact og i dag

krav yearly
  lab § 32, stk. 2
  jobcenter må ikke "forget"
  mindst hvert år fra dato for seneste interviews
  brudt ved interviews hvor form ikke er in_person

krav by_date
  senest 2020-12-31
  grundlag sekundær

krav before_date
  før first_contact

krav always
  løbende
  forslag "announced, never put forward"

krav unknown_deadline
  senest ikke omfattet "not verified"
  fra 2020-01-01 til 2021-12-31

forsøg north_jutland "Free-municipality trial"
  frikommunelov § 1
  vedtægt "by-law of 2017"
  når municipality er blandt vesthimmerland, jammerbugt
  fra 2017-07-01 til 2021-12-31

fritagelse free_form "Form of the interviews"
  i forsøget north_jutland
  fritager for form ved first_interview, dokumenter lae_265 ved follow_up, frist ved mærke core
  ændrer frist ved first_interview til senest 6 uger efter first_contact
  ændrer afgørelse ved first_interview til citizen
  ændrer form ved first_interview til phone, video
  går forud for other_exemption

hegnspæl benefits "Benefits are not touched"
  beskytter aktivloven kap. 4, mærke core, first_interview

ikke omfattet "Decided by the municipal council."
  lab § 105

eksempel "a job-ready recipient in Vesthimmerland"
  pr. 2020-03-15
  med proposal
  givet
    birth_date 1985-01-10
    # What the job centre found.
    job_ready ja, vurderet af "N.N." den 2020-03-01 "ready for work"
    income 1000 DKK
    ingen first_contact
    interviews held_on 2020-03-02, form phone, ingen note
    interviews ufuldstændig  # some are missing
  forvent
    first_interview forfalder 2020-04-12, åben
    follow_up kommende
    form ved first_interview fritaget ved free_form
    frist ved first_interview ændret af free_form
    follow_up fritaget ved alone_to_work, other
    yearly gælder ikke
    always uafklaret
    job_ready_recipient gælder
    age er mindst 30
    age er ikke 31
    spørgsmål job_ready
    konflikt first_interview
    fordi "the trial lifts the form"

# The end.
"##;
